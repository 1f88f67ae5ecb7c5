/** The {@code aws} command of the lab's machines, and how its calls reach the lab that they are in. */
package skylab.lab.terminal;
