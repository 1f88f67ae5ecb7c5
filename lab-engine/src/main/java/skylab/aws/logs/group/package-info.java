/** Log groups: their life, their retention and their tags. */
package skylab.aws.logs.group;
