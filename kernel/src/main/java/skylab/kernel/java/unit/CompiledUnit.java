package skylab.kernel.java.unit;

import java.util.Map;

/**
 * A unit that compiles.
 *
 * @param classes class files by binary name
 * @param postponed declarations that were left out, by their keys
 * @param gives whether it ends with an expression that has a value
 */
record CompiledUnit(
        Plan plan, UnitText text, Map<String, byte[]> classes, Map<String, Postponed> postponed, boolean gives) {}
