"""What goes into every package as it is: the program that checks it anywhere."""
