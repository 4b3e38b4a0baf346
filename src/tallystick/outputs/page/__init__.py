"""The parts of the report page: its templates, its drawings, and the pieces that they are made of."""
