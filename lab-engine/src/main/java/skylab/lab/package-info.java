/** The front door of the engine: clients, the terminal, the clock, checkpoints, forks, the journal. */
package skylab.lab;
