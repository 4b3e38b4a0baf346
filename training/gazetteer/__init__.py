"""Recipe of the compact gazetteer that is shipped in `tallystick/reading/data`."""
