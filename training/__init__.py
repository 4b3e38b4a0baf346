"""How the shipped English model and the shipped gazetteer were made; nothing here is needed to run Tallystick."""
