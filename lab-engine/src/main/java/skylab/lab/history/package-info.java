/** The past of a lab: what it was at an earlier moment, what happened since, what differs. */
package skylab.lab.history;
