/** The rules of the house, checked on the main code of all modules. Thread: that of the test. */
@NullMarked
package dev.lonja.endtoend.rules;

import org.jspecify.annotations.NullMarked;
