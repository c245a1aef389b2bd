/** Entry of the desk: language first, so that not one word appears in the wrong one, then the screens. */
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './mantine-styles.js';
import './global.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { startI18n } from './i18n/i18n.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startI18n();
createRoot(root).render(<App />);
