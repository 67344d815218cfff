/** How those are called whose names are not known. */
export const aliases = {
  /** Two friendly words for somebody whose name is not known; `n` belongs to that person. */
  pseudonym: (n: number) => {
    const first = 'Amber Brave Bright Calm Clever Cosy Crisp Curious Eager Early Gentle Glad Golden Happy Honest Jolly Kind Lively Lucky Merry Mild Nimble Patient Quick Quiet Silver Steady Sunny Swift Tidy Warm Witty'.split(' ');
    const second = 'Badger Bear Beaver Crane Deer Dolphin Duck Finch Fox Gecko Goose Hare Hedgehog Heron Koala Lark Lynx Mole Moose Otter Owl Panda Penguin Puffin Rabbit Raven Robin Seal Sparrow Swan Turtle Wren'.split(' ');
    return `${first[n % first.length]} ${second[Math.floor(n / first.length) % second.length]}`;
  },
};
