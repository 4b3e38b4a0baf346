"""Speech: how the table of cues and the weights of the attribution finder were learned from the training part of PolNeAR."""
