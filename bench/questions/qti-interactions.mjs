// The least of qti-components that draws a choice: its file of interactions, as it is published.
import '@citolab/qti-components/qti-interactions';
