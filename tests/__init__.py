"""The tests, in the rooms of the house: core, words, screen, printed, batch, web; what concerns all of it stands here.

browsers/ one walk in Firefox and in WebKit; `make test-browsers`
people/   answers of made-up people, and what their plan must and must not hold
help/     what several tests share
bench/    `make bench`: speed and memory, as ratios of one run
reader/   what a screen reader says; `make test-reader`
tools/    what `make check` and people run by hand
"""
