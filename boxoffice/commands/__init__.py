"""The commands of `boxoffice`, one a module; each prints for people, or JSON for programs."""
