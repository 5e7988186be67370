"""The driver map: vision, spearheads, boxes, results and changes on a stage of fixed width."""
