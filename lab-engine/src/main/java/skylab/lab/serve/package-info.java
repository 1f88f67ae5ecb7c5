/** Labs behind an HTTP endpoint: which caller gets which lab, what time it is there, and where it is saved. */
package skylab.lab.serve;
