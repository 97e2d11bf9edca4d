#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/world.h"

/** How much is said, from -q to -v. */
enum report_level { REPORT_ERRORS, REPORT_ALL, REPORT_VERBOSE };

struct report {
	FILE *stream;
	enum report_level level;
	bool color;
};

/** A report to standard error: colour only on a terminal that has it and when NO_COLOR is not set (no-color.org). */
struct report report_to_stderr(enum report_level level, struct world *world);

/** Names an output that was written; its path is made safe for a terminal. */
void report_output(const struct report *report, const char *path);

/**
 * Prints the messages of a job: `path:line:column: warning: text [code]`, the source line with a caret under the place
 * (columns counted in characters, the caret placed by display width), the hint; then how many more of a code there
 * were. What comes from files is made safe for a terminal.
 */
void report_print(const struct report *report, const struct diag *diag);
