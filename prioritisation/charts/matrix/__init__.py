"""The parts of the impact matrix's picture, each placed in px on a stage of fixed size."""
