"""What an element looks like: Tailwind's classes and the project's theme, without running anything of the project."""
