#include "style/nearest.h"

#include <glib.h>
#include <string.h>

enum { WORD_MAX = 40 };

// The least number of bytes to change, add or take away; more than NEAREST_MAX when a word is too long to matter.
static unsigned distance(const char *a, const char *b)
{
	size_t length_a = strlen(a), length_b = strlen(b);
	if (length_a > WORD_MAX || length_b > WORD_MAX) {
		return NEAREST_MAX + 1;
	}
	unsigned row[WORD_MAX + 1];
	for (size_t j = 0; j <= length_b; j++) {
		row[j] = (unsigned)j;
	}
	for (size_t i = 1; i <= length_a; i++) {
		unsigned diagonal = row[0];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= length_b; j++) {
			unsigned changed = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = MIN(changed, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[length_b];
}

void nearest_try(struct nearest *best, const char *word, const char *name)
{
	unsigned tried = distance(word, name);
	if (tried < best->distance && tried < strlen(name)) {
		*best = (struct nearest){ name, tried };
	}
}
