import type { HTMLAttributes, PublicProps } from 'vue';
import type { ParleyChatInterface } from '../elements/chat-interface.js';
import type { ParleyChatbot } from '../elements/chatbot.js';
import type { ParleyMarkdown } from '../elements/markdown.js';
import type { ParleyMultimodalTextbox } from '../elements/multimodal-textbox.js';
import type {
  ChatbotEvents,
  ChatbotProps,
  ChatInterfaceEvents,
  ChatInterfaceProps,
  EventNames,
  Listeners,
  MarkdownProps,
  TextboxEvents,
  TextboxProps,
  TextboxValue,
} from '../elements/props.js';

/** An element as Vue's templates see a component. */
type Tag<Element, Props, Events> = new () => Element & {
  $props: Omit<HTMLAttributes, keyof Props | keyof EventNames<Events>> &
    Props &
    Listeners<Element, Events> &
    PublicProps & { slot?: string };
};

interface Modelled extends TextboxProps {
  /** What `v-model` stands for to the type checker. Vue itself sets `value`, and hears `input`. */
  modelValue?: TextboxValue;
}

declare module 'vue' {
  interface GlobalComponents {
    'parley-chat-interface': Tag<ParleyChatInterface, ChatInterfaceProps, ChatInterfaceEvents>;
    'parley-chatbot': Tag<ParleyChatbot, ChatbotProps, ChatbotEvents>;
    'parley-markdown': Tag<ParleyMarkdown, MarkdownProps, unknown>;
    'parley-multimodal-textbox': Tag<ParleyMultimodalTextbox, Modelled, TextboxEvents>;
  }
}
