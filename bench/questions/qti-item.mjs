// A choice that is also graded: an item, its declarations and its processing.
import '@citolab/qti-components/qti-elements';
import '@citolab/qti-components/qti-interactions';
import '@citolab/qti-components/qti-processing';
