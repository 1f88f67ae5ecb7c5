/** Commands of the notebook that are not Java: {@code %name} for a line, {@code %%name} for a cell. */
package skylab.kernel.magic;
