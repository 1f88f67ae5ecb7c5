/** The lab in the notebook: names, magics and pictures that the kernel finds like those of any library. */
package skylab.kernel.lab;
