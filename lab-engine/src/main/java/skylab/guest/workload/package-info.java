/** Workloads: what machines are given to do over time, to see what comes of it. */
package skylab.guest.workload;
