/** How many bytes took which way: what data transfer is charged by. */
package skylab.network.traffic;
