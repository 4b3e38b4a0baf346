"""Benchmarks: figures of Tallystick on public data, each with a floor below which it may not fall and the aim."""
