#pragma once

#include <stdio.h>

struct world;

/** How long the steps of a run take, for --timings. All functions take NULL, which measures nothing. */
struct stopwatch;

/** The world is borrowed. */
struct stopwatch *stopwatch_create(struct world *world);
void stopwatch_destroy(struct stopwatch *stopwatch);

/**
 * Ends a step: the time since the last step ended, or since stopwatch_create, is added to it. step is a constant text.
 */
void stopwatch_lap(struct stopwatch *stopwatch, const char *step);

/** Prints the steps in the order in which they were first ended: milliseconds and share of the whole, a line each. */
void stopwatch_print(const struct stopwatch *stopwatch, FILE *stream);
