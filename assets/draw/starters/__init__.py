"""Parts of the starter gallery's list, a file per illustrator, each with SCENES."""
