/** The elements as React components; each registers its element. */
export { ParleyChatInterface } from './chat-interface.js';
export { ParleyChatbot } from './chatbot.js';
export { ParleyMarkdown } from './markdown.js';
export { ParleyMultimodalTextbox } from './multimodal-textbox.js';
