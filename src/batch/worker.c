#include "batch/worker.h"

void worker_init(struct worker *worker)
{
	*worker = (struct worker){ 0 };
}

void worker_finish(struct worker *worker)
{
	font_set_destroy(worker->fonts);
}

struct font_set *worker_fonts(struct worker *worker, struct diag *diag)
{
	if (!worker->fonts) {
		worker->fonts = font_set_create(diag);
	}
	return worker->fonts;
}
