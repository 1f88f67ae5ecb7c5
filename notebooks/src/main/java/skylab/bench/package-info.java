/** Benchmarks: {@code ./skylab bench kernel} measures the kernel side by side with others, through a front end of ours. */
package skylab.bench;
