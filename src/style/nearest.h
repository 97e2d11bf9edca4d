#pragma once

enum { NEAREST_MAX = 2 }; // how many bytes may be wrong in a word that is taken for another

/** Of many names the one nearest to a word, for a hint. Names are borrowed. */
struct nearest {
	const char *name; // NULL as long as none is near
	unsigned distance;
};

#define NEAREST_NONE \
	{ \
		NULL, NEAREST_MAX + 1 \
	}

/** Takes a name when it is nearer to the word than the best so far, by bytes to change, add or take away. */
void nearest_try(struct nearest *best, const char *word, const char *name);
