/** What is measured: metrics as functions of time over what machines did, with seeded noise. */
package skylab.telemetry;
