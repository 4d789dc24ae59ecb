"""The demonstration's own material: a street scene that is drawn, with everything in it known beforehand."""
