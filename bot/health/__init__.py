"""The health page: is the process alive, is it ready, and its figures for Prometheus."""
