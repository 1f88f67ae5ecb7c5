/** The lab's CloudTrail: what was done, by whom, when, with what result; durable, and enough to do it all again. */
package skylab.world.journal;
