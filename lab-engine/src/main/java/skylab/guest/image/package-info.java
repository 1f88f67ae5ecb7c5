/** Operating systems as images bring them: their facts and their files. */
package skylab.guest.image;
