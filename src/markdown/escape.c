#include "markdown/escape.h"

bool escape_precedes(const char *text, size_t at)
{
	size_t start = at;
	while (start > 0 && text[start - 1] == '\\') {
		start--;
	}
	return (at - start) % 2 == 1;
}
