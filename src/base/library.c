#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(const char *soname, const char *const *names, size_t count, void *table)
{
	void *library = dlopen(soname, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
	if (!library) {
		return false;
	}
	bool good = true;
	for (size_t i = 0; i < count; i++) {
		void *function = dlsym(library, names[i]);
		good &= function != NULL;
		memcpy((char *)table + i * sizeof function, &function, sizeof function);
	}
	dlclose(library);
	return good;
}
