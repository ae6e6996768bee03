#!/bin/sh
# Stands for whatever starts the instances of a release and stops those before it.
echo "Release $2 has taken the place of those before it in $1."
