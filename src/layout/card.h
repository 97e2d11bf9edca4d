#pragma once

#include "layout/flow.h"

/**
 * Places a BLOCK_LINK_CARD: its title, and below it the service and the address, in the frame of ROLE_LINK_CARD. All of
 * it is one live area.
 */
void card_place(struct flow *flow, const struct block *card);
