#pragma once

/** The whole program: parses, runs, prints; returns the exit status (0, 1, 2 or 3). */
int run_main(int argc, char **argv);
