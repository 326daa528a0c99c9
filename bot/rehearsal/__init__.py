"""A scripted market on loopback: who is bankrupt, who stands in the queue, what the fund can bear."""
