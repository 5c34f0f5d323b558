"""Stand-ins for the platforms, which the real client libraries connect to over real sockets."""
