"""SQL lives here and nowhere else. Functions take an open connection; a transaction is the caller's."""
