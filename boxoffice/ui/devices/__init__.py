"""Qt's side of the desk's devices: camera, serial scanners, printers."""
