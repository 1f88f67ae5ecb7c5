/** Profiles, their files, and whom a command acts as. */
package skylab.cli.config;
