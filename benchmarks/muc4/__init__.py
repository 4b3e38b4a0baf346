"""MUC-4: templates of incidents, scored as the conference scored them."""
