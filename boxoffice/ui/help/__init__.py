"""The page *At the counter*: what to do at the desk, in the window and on paper."""
