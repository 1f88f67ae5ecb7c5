/** Servers of AWS's interfaces measured side by side, as their clients meet them: over HTTP, one call after the other. */
package skylab.bench.wire;
