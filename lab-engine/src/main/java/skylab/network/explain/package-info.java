/** What a journey means, in sentences for learners, and what would have to change for it to arrive. */
package skylab.network.explain;
