#!/bin/sh
# Says whether there is a PostgreSQL for the tests, and installs Debian's where it can. It never fails: without one
# its tests are skipped by name. The tests start and stop a server of their own.
there() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; }

if ! there && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	export DEBIAN_FRONTEND=noninteractive
	timeout 30 apt-get -qq -o Acquire::Retries=0 update >/dev/null 2>&1
	timeout 90 apt-get -qq install --no-install-recommends postgresql >/dev/null 2>&1
fi
if there; then
	echo "PostgreSQL: found; its tests run"
else
	echo "PostgreSQL: missing (on Debian: apt install postgresql); its tests are skipped"
fi
exit 0
